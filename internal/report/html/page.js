"use strict";
(() => {
	const form = document.getElementById("filters");
	if (!form) return;
	const findings = Array.from(document.querySelectorAll("article.finding"));
	const texts = findings.map((f) => f.textContent.toLowerCase());
	const filter = () => {
		const want = form.elements, words = want.text.value.toLowerCase().split(/\s+/);
		let shown = 0;
		findings.forEach((f, i) => {
			const fits = ["level", "rule", "client"].every((key) => !want[key].value || f.dataset[key] === want[key].value) &&
				words.every((word) => texts[i].includes(word));
			f.hidden = !fits;
			shown += fits;
		});
		form.querySelector("output").textContent = `${shown} of ${findings.length}`;
	};
	form.addEventListener("input", filter);
	form.addEventListener("submit", (e) => e.preventDefault());
	form.hidden = false;
	filter();
})();
