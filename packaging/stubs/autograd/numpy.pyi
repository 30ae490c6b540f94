# autograd.numpy mirrors numpy, traced; numpy's own types serve.
from numpy import *
