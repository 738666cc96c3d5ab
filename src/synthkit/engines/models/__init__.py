"""Language models behind one method, and what wraps them.

model           the protocol that every language model meets
openai_model    a server behind an OpenAI-compatible API
server_replies  what servers cannot do, and what goes wrong
limited         one limiter for all threads; pacing: its rules, without any waiting
logged          nothing is asked twice
wrappers        a budget, the gate before what is sent, a plan
endpoint        where a model is and what it costs
"""
