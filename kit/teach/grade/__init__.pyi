from .journal import InUse as InUse
from .journal import Journal as Journal
from .marks import Graded as Graded
from .marks import Result as Result
from .marks import grade as grade
from .marks import marked as marked
from .roster import RosterFault as RosterFault
from .roster import read_roster as read_roster
