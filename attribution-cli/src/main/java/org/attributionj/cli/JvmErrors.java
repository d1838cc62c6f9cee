package org.attributionj.cli;

import org.attributionj.core.text.PrintedText;

/** Says in a line what to do where Java itself gives up. */
final class JvmErrors {
    private JvmErrors() {}

    static String message(Throwable error) {
        if (error instanceof OutOfMemoryError) {
            return "Java ran out of memory; give it more, such as java -Xmx8g -jar attribution.jar ..., or read less at a time";
        }
        if (error instanceof StackOverflowError) {
            return "something is nested too deeply for Java's stack; give it more, such as java -Xss16m -jar attribution.jar ...";
        }
        if (error instanceof LinkageError) {
            return "a class is missing or of another version: " + PrintedText.shortened(error.getMessage())
                    + "; put the whole distribution, and one version of each library, on the class path";
        }
        return "Java failed: " + PrintedText.shortened(error) + "; --debug shows where";
    }
}
