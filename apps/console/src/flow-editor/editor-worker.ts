// Compares texts beside the page; the library's own file, as a file of this server.
import 'monaco-editor/editor/editor.worker';
