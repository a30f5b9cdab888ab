from .collection import Collection as Collection
from .event_desk import EventDesk as EventDesk
from .reading import Story as Story
from .reading import stories as stories
