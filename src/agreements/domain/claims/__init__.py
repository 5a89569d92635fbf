"""Claims: what one subject's facts give, when, how certainly, on which facts.

A claim is derived from one part of one subject alone, so that one more fact derives one part again.
Days stay as they were recorded, imprecise ones with the name of the fact that they come from, and
what depends on another part or another instrument (an agreement's life, precedence of the narrower
over the general) is worked out when a question is asked.
"""
