from .mend import mend_line as mend_line
