"""What a person should look at: small pure functions from a synthesis to findings.

    catalogue    CATALOGUE of all checks, `check`, `failing_lines`; the room's door
    lines        the lines of a synthesis with what stands behind them, as the checks see them
    (others)     one family of checks each

A check trusts no engine, calls none and changes nothing. That every note is in exactly one state
is not looked at here: `synthkit.drafts.ledger.balance` proves it and raises.
"""
