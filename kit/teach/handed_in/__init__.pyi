from .keys import LessonKeys as LessonKeys
from .keys import read_keys as read_keys
from .notebook_file import Notebook as Notebook
from .submissions import NoSubmissions as NoSubmissions
from .submissions import Submission as Submission
from .survey import Surveyed as Surveyed
