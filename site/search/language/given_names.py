"""Local given names: a query that contains one may be about a person. Plain Python.

The list need not be complete: ``statistics`` uses other signs of a name as well. Names that are also words
("Ben", "Roos", "Wil") are left out, because queries with those words must be counted.
"""

GIVEN_NAMES = frozenset(
    """
    aad ad adriaan ahmed albert ali alice anita anja anna anne annie anton arie arjan aya ayse bart bert
    betty bianca bram carla carlo cees chantal chris christina coby cor corrie daan daniel david denise
    dennis dirk edwin eline ellen els emma erik esther eva fatima fatma femke ferry frans fred gerard
    gerda gerrit greet hanna hanneke hans harrie harry hassan heleen henk henny herman hugo ibrahim ilse
    ingrid irene iryna jacob jacqueline jan janneke jans jasper jeroen jessica johan johanna john joop
    jolanda joris jos joyce julia karel karim karin kees kevin kim klaas koos lars laura lena linda lisa
    lotte luuk maaike maarten manon marcel margriet maria marian marie marieke marije marijke martijn
    martin mary mehmet mieke mike miranda mohamed mohammed monique mustafa nadia natalia nel nicole niels
    nienke olena oksana omar patricia paul peter petra piet pieter ria rick riet rina rob robert roel
    ronald rosa ruud saida samira sandra sanne sara sarah sem sjaak sofie stefan suzanne sven thea theo
    thijs thomas tim tineke tom trudy truus vincent wendy wilhelmina willem willemijn wilma wim yusuf
    yvonne zahra
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
