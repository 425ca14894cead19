from django.urls import path

from feedback.views import UsefulView, thanks

app_name = "feedback"

urlpatterns = [
    path("nuttig/<int:pk>/", UsefulView.as_view(), name="useful"),
    path("nuttig/<int:pk>/dank/", thanks, name="thanks"),
]
