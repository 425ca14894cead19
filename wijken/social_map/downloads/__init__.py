"""What the filters of the social map find, as a file: CSV, XLSX and GeoJSON."""
