package report

// What the report and the JSON are made of. A new document adds a file with its section and its part, and
// a line in each list.

// sections in the order in which the report tells what was found.
var sections = []section{
	mapSection,
	performanceSection,
	constraintSection,
	estimatesSection,
	swotSection,
	definitionSection,
	calmsSection,
	agileOrDevOpsSection,
	whyBotherSection,
	threeWaysSection,
	practicesSection,
	versionControlSection,
	breakItSection,
	parkingSection,
	courseFlowSection,
}

// parts of the JSON in their order, one a document. A part may look at those above it.
var parts = []part{
	sessionPart,
	wallPart,
	streamPart,
	swotPart,
	definitionPart,
	calmsPart,
	threeWaysPart,
	practicesPart,
	versionControlPart,
	whyBotherPart,
	agileOrDevOpsPart,
	breakItPart,
	parkingPart,
	placePart,
}
