from .chronology import AssemblyWindow as AssemblyWindow
from .chronology import TimeExpression as TimeExpression
from .chronology import assembled as assembled
from .chronology import dates as dates
from .now_words import Now as Now
from .now_words import TimeConflict as TimeConflict
from .now_words import conflicts as conflicts
from .now_words import nows as nows
