from .guessing import best_unread as best_unread
from .guessing import chance as chance
from .guessing import unread as unread
from .handed_in import mark_records as mark_records
from .verdict import Verdict as Verdict
from .verdict import mark as mark
