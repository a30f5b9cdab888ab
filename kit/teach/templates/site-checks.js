// What this browser lacks, said before anything is begun. Written so that an old browser can read it.
(function () {
  var place = document.getElementById("trouble");
  var inLab = !document.getElementById("kept");
  var home = inLab ? "../index.html" : "";
  var COMMANDS = "python3 lab.py opens the course on a machine of your own, python3 lab.py test runs every check.";
  function say(line, isHard) {
    if (isHard) window.datelineLacks = true;
    place.innerHTML = "";
    place.appendChild(document.createTextNode(line + " "));
    if (inLab) {
      var link = document.createElement("a");
      link.href = home;
      link.appendChild(document.createTextNode("To the start page."));
      place.appendChild(document.createTextNode("Without a browser's limits: " + COMMANDS + " "));
      place.appendChild(link);
      if (!isHard) {
        var shut = document.createElement("button");
        shut.type = "button";
        shut.appendChild(document.createTextNode("Go on"));
        shut.onclick = function () { place.setAttribute("hidden", ""); };
        place.appendChild(shut);
      }
    } else place.appendChild(document.createTextNode("The two commands at the end of this page work everywhere."));
    place.removeAttribute("hidden");
  }
  var LOST = "answers would be lost when it is closed.";
  if (typeof WebAssembly !== "object" || typeof BigInt64Array !== "function" || !("noModule" in document.createElement("script"))) {
    say("This browser is too old for Python (it has no WebAssembly). A current Firefox, Chrome, Edge or Safari has it.", true);
    return;
  }
  var store = null;
  try { store = window.indexedDB; } catch (refused) { /* said below */ }
  if (!navigator.serviceWorker || !store) {
    say("This window lets no page keep files (a private window, or an address without https): " + LOST, true);
    return;
  }
  // Some private windows have a store and refuse it only when it is opened.
  try {
    var asked = store.open("dateline-check");
    asked.onerror = function () { say("This window refuses to keep anything for pages (a private window, or cookies are blocked): " + LOST, false); };
    asked.onsuccess = function () { asked.result.close(); };
  } catch (refused) {
    say("This window refuses to keep anything for pages (a private window, or cookies are blocked): " + LOST, false);
    return;
  }
  // A course that stays open keeps its worker busy, and a browser puts off looking for a newer one.
  navigator.serviceWorker.getRegistration().then(function (kept) { if (kept) kept.update(); }, function () {});
  if (navigator.storage && navigator.storage.estimate) {
    navigator.storage.estimate().then(function (there) {
      if (there.quota && there.quota - there.usage < 6e7) say("This browser has little room left: answers may not be kept. Free some, or use another browser.", false);
    }, function () {});
  }
})();
