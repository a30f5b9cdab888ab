from .desk import ReviewDesk as ReviewDesk
from .drafting import make as make
from .drafting import propose as propose
from .folder import Draft as Draft
from .folder import DraftError as DraftError
from .review import Review as Review
