import { parentPort, workerData } from "node:worker_threads";
import { stampAt } from "./stamp.js";

parentPort?.postMessage((workerData as readonly string[]).map(stampAt));
