package io.authentica.serve.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGHUP, by which daemons are told to read their files anew. The JDK's only way to it is {@code sun.misc.Signal}, which the compiler warns
 * of by name, and which systems without that signal refuse.
 */
public final class HangupSignal {

    private static final Logger LOG = LoggerFactory.getLogger(HangupSignal.class);

    private HangupSignal() {}

    /** From now on the signal runs {@code action} instead of ending the process. */
    public static void install(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object onSignal = Proxy.newProxyInstance(
                    HangupSignal.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), onSignal);
        } catch (InvocationTargetException absent) {
            LOG.debug("this system has no SIGHUP", absent);
        } catch (ReflectiveOperationException absent) {
            LOG.debug("this Java has no signals", absent);
        }
    }
}
