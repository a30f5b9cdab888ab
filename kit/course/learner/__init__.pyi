from .at_work import Session as Session
from .progress import Progress as Progress
from .reply import Reply as Reply
