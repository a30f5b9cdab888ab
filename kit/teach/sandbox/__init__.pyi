from .limits import Limits as Limits
from .one_submission import PROTECTIONS as PROTECTIONS
from .one_submission import Sandbox as Sandbox
from .protocol import Transcript as Transcript
from .runners import SandboxUnavailable as SandboxUnavailable
