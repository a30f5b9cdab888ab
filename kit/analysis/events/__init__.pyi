from .account import Event as Event
from .account import event as event
from .coverage import Coverage as Coverage
from .incidents import Counted as Counted
from .relations import Pair as Pair
from .versions import Change as Change
from .versions import changes as changes
