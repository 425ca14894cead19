AGENDA = "agenda/"
