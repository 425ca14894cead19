// "Gebruik mijn locatie": geolocation on request, rounded to about a kilometre, and only sent in the query string.
// Without this script visitors enter a postcode.
const DECIMALS = 2;
const WAIT = 10_000;
const AN_OLD_ONE_WILL_DO = 600_000;

for (const frame of document.querySelectorAll("[data-near-me]")) {
  const postcode = frame.querySelector("input[name=postcode]");
  const place = frame.querySelector("input[name=plek]");
  if (!postcode || !place || !navigator.geolocation) continue;

  const button = document.createElement("button");
  button.type = "button";
  button.className = "link-button";
  button.textContent = frame.dataset.nearMe;
  const message = document.createElement("p");
  message.className = "field__help";
  message.setAttribute("role", "status");
  postcode.closest(".field").append(button, message);

  button.addEventListener("click", () => {
    message.textContent = "";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        place.value = `${coords.latitude.toFixed(DECIMALS)},${coords.longitude.toFixed(DECIMALS)}`;
        postcode.value = "";
        place.form.requestSubmit();
      },
      () => {
        message.textContent = frame.dataset.nearMeFailed;
        postcode.focus();
      },
      { timeout: WAIT, maximumAge: AN_OLD_ONE_WILL_DO },
    );
  });
}
