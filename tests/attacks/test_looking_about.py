"""What a stranger would look for on the machine that marks: each place by itself."""

import pytest

SET_UP = [
    r"""
import glob
def readable(*patterns):
    for pattern in patterns:
        for path in glob.glob(pattern, include_hidden=True):
            try:
                if os.path.isfile(path):
                    with open(path, "rb") as file:
                        if file.read(1):
                            reached(path)
            except OSError:
                pass
def listed(*folders):
    for folder in folders:
        try:
            if names := os.listdir(folder):
                reached(f"{folder}: {names[:3]}")
        except OSError:
            pass
"""
]
TRICKS = {
    "users and secrets": r"""
readable('/etc/passwd', '/etc/shadow', '/etc/group', '/etc/sudoers')
""",
    "the machine's name": r"""
readable('/etc/hostname', '/etc/hosts', '/etc/machine-id')
if os.uname().nodename != 'grading':
    reached(os.uname().nodename)
""",
    "services": "listed('/run', '/var/run', '/run/user', '/var/lib', '/srv', '/opt/secrets')",
    "sockets of services": r"""
readable('/run/docker.sock', '/var/run/dbus/*')
listed('/tmp/.X11-unix', '/run/dbus', '/run/systemd')
""",
    "keys of the shell": r"""
readable('{home}/.*', '/root/.ssh/*', '/home/*/.ssh/*', '/root/.netrc')
listed('{home}', '/home')
""",
    "the course's keys": r"""
listed('{keys}')
readable('{keys}/*/*', '{project}/exercises/*/*', '{project}/tests/**/*')
""",
    "the others' work": r"""
listed('{submissions}', '{grades}')
readable('{grades}/*')
""",
    "the project beside the kit": r"""
readable('{project}/*.md', '{project}/.git/*')
listed('{project}/exercises', '{project}/tests', '{project}/.git')
""",
    "the kernel": r"""
listed('/proc', '/sys', '/boot', '/lib/modules/none')
readable('/proc/*', '/sys/kernel/*', '/proc/sys/kernel/*', '/proc/*/environ')
""",
    "control groups": r"""
listed('/sys/fs/cgroup')
for path in ('/sys/fs/cgroup/cgroup.procs', '/sys/fs/cgroup/memory/tasks'):
    try:
        open(path, 'w').write('0')
        reached(path)
    except OSError:
        pass
""",
    "disks and memory": r"""
readable('/dev/mem', '/dev/kmem', '/dev/port', '/dev/kmsg', '/dev/fuse', '/dev/kvm')
readable('/dev/sd*', '/dev/vd*', '/dev/nvme*', '/dev/loop*')
""",
    "the terminal outside": r"""
import fcntl
for name in ('/dev/tty', '/dev/console', '/dev/tty0'):
    try:
        with open(name, 'rb+', buffering=0) as file:
            fcntl.ioctl(file, 0x5412, b'x')
            reached(name)
    except OSError:
        pass
""",
    "others' terminals": r"""
seen = [n for n in os.listdir('/dev/pts') if n != 'ptmx']
if seen:
    reached(f'terminals {seen}')
""",
    "links to outside": r"""
for n, path in enumerate(('/etc/shadow', '{keys}', '{grades}', '/proc/1/root')):
    os.symlink(path, f'link{n}')
    readable(f'link{n}')
    if os.path.exists(f'link{n}'):
        reached(path)
""",
    "hard links": r"""
for path in (sys.executable, kit.__file__, '/usr/bin/env'):
    try:
        os.link(path, 'mine')
        reached(path)
    except OSError:
        pass
""",
    "attributes of files": r"""
for path in (kit.__file__, '/usr/bin/env', '/scratch'):
    for call in (lambda: os.setxattr(path, 'user.mine', b'1'), lambda: os.utime(path, (1, 1)),
                 lambda: os.chmod(path, 0o777), lambda: os.truncate(path, 0)):
        try:
            call()
            if path != '/scratch':
                reached(path)
        except OSError:
            pass
os.chmod('/scratch', 0o700)
""",
}


@pytest.mark.parametrize("trick", TRICKS)
def test_it_gains_nothing(batch, trick):
    batch.failed(__file__, trick)
