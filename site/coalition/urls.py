from django.urls import path

from coalition.views import LetterView, thanks

app_name = "coalition"

urlpatterns = [
    path("meedoen/", LetterView.as_view(), name="write"),
    path("meedoen/dank/", thanks, name="thanks"),
]
