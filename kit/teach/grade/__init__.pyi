from .grading import Graded as Graded
from .grading import Result as Result
from .grading import grade as grade
from .grading import marked as marked
from .journal import InUse as InUse
from .journal import Journal as Journal
from .roster import RosterFault as RosterFault
from .roster import read_roster as read_roster
