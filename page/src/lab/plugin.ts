// The extension: the lessons drawn as pages, and the course around them.

import { coursePlugin } from "./course_plugin.ts";
import { lessonsPlugin } from "./lessons_plugin.ts";
import { ofHub, serverPlugin } from "./server_plugin.ts";

export default [lessonsPlugin, coursePlugin, ...(ofHub ? [] : [serverPlugin])];
