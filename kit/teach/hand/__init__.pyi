from .sheets import MarkingFault as MarkingFault
from .widget import MarkingDesk as MarkingDesk
