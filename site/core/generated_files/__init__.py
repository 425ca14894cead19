"""Files generated in the background; the last good one is served until a new one is ready.

An app registers a maker for each kind of file (``registry``). A file is requested (``requests``) when its
subject changes; Django's task backend decides when it is generated (``files``): at once with the immediate
backend, in the worker with a queue. A view serves what there is (``serving``).
"""
