from .grades import NoClass as NoClass
from .page import Insight as Insight
