// Asks a control plane every cell of the matrix of personas. Arguments: control plane, questions under way at a time.
import { connect } from "../../test/e2e/cluster/connection.js";
import { askAll, cellName, cells } from "../../test/e2e/personas/matrix.js";
import { planeIn } from "./planes.js";

const [plane = "", width = "1"] = process.argv.slice(2);
const connection = connect(planeIn(plane));
const began = performance.now();
const answers = await askAll(connection, Number(width));
performance.measure("bench", { start: began });
connection.close();
const wrong = cells.find(({ isGiven }, index) => answers[index] !== isGiven);
if (wrong) throw new Error(`not as the table says: ${cellName(wrong)}`);
