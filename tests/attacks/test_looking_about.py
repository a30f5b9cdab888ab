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
    "users and secrets": "readable('/etc/passwd', '/etc/shadow', '/etc/group', '/etc/sudoers')",
    "the machine's name": "readable('/etc/hostname', '/etc/hosts', '/etc/machine-id')\n"
    "if os.uname().nodename != 'grading':\n    reached(os.uname().nodename)",
    "services": "listed('/run', '/var/run', '/run/user', '/var/lib', '/srv', '/opt/secrets')",
    "sockets of services": "readable('/run/docker.sock', '/var/run/dbus/*')\n"
    "listed('/tmp/.X11-unix', '/run/dbus', '/run/systemd')",
    "keys of the shell": "readable('{home}/.*', '/root/.ssh/*', '/home/*/.ssh/*', '/root/.netrc')\n"
    "listed('{home}', '/home')",
    "the course's keys": "listed('{keys}')\n"
    "readable('{keys}/*/*', '{project}/exercises/*/*', '{project}/tests/**/*')",
    "the others' work": "listed('{submissions}', '{grades}')\nreadable('{grades}/*')",
    "the project beside the kit": "readable('{project}/*.md', '{project}/.git/*')\n"
    "listed('{project}/exercises', '{project}/tests', '{project}/.git')",
    "the kernel": "listed('/proc', '/sys', '/boot', '/lib/modules/none')\n"
    "readable('/proc/*', '/sys/kernel/*', '/proc/sys/kernel/*', '/proc/*/environ')",
    "control groups": "listed('/sys/fs/cgroup')\n"
    "for path in ('/sys/fs/cgroup/cgroup.procs', '/sys/fs/cgroup/memory/tasks'):\n"
    "    try:\n        open(path, 'w').write('0')\n        reached(path)\n"
    "    except OSError:\n        pass",
    "disks and memory": "readable('/dev/mem', '/dev/kmem', '/dev/port', '/dev/sd*', '/dev/vd*', "
    "'/dev/nvme*', '/dev/loop*', '/dev/kmsg', '/dev/fuse', '/dev/kvm')",
    "the terminal outside": "import fcntl\n"
    "for name in ('/dev/tty', '/dev/console', '/dev/tty0'):\n"
    "    try:\n        with open(name, 'rb+', buffering=0) as file:\n"
    "            fcntl.ioctl(file, 0x5412, b'x')\n            reached(name)\n"
    "    except OSError:\n        pass",
    "others' terminals": "seen = [n for n in os.listdir('/dev/pts') if n != 'ptmx']\n"
    "if seen:\n    reached(f'terminals {seen}')",
    "links to outside": "for n, path in enumerate(('/etc/shadow', '{keys}', '{grades}', '/proc/1/root')):\n"
    "    os.symlink(path, f'link{n}')\n    readable(f'link{n}')\n"
    "    if os.path.exists(f'link{n}'):\n        reached(path)",
    "hard links": "for path in (sys.executable, kit.__file__, '/usr/bin/env'):\n"
    "    try:\n        os.link(path, 'mine')\n        reached(path)\n    except OSError:\n        pass",
    "attributes of files": "for path in (kit.__file__, '/usr/bin/env', '/scratch'):\n"
    "    for call in (lambda: os.setxattr(path, 'user.mine', b'1'), lambda: os.utime(path, (1, 1)),\n"
    "                 lambda: os.chmod(path, 0o777), lambda: os.truncate(path, 0)):\n"
    "        try:\n            call()\n"
    "            if path != '/scratch':\n                reached(path)\n"
    "        except OSError:\n            pass\n"
    "os.chmod('/scratch', 0o700)",
}


@pytest.mark.parametrize("trick", TRICKS)
def test_it_gains_nothing(batch, trick):
    batch.failed(__file__, trick)
