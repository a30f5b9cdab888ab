from .readers import PairAgreement as PairAgreement
from .readers import alpha as alpha
from .readers import kappa as kappa
from .readers import pairs as pairs
from .readers import ratings as ratings
from .readers import why_undefined as why_undefined
from .spans import pairwise_span_f1 as pairwise_span_f1
from .spans import span_f1 as span_f1
