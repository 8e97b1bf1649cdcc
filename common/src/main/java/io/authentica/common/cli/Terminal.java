package io.authentica.common.cli;

import java.io.Console;

/** Whether a person watches. */
final class Terminal {

    private Terminal() {}

    @SuppressWarnings("SystemConsoleNull") // null up to Java 21; from 22 on isTerminal() decides
    static boolean isAttached() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException olderJava) {
            return true;
        } catch (ReflectiveOperationException unexpected) {
            return false;
        }
    }
}
