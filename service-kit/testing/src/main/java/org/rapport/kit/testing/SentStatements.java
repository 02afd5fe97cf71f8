package org.rapport.kit.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears what Hibernate sends to the database. */
final class SentStatements {

    private SentStatements() {}

    /** What is sent while {@code work} is done, in order; by this thread, whatever consumers and jobs do meanwhile. */
    static List<String> during(Runnable work) {
        var sent = new ArrayList<String>();
        var asking = Thread.currentThread();
        var logger = Logger.getLogger("org.hibernate.SQL");
        Level level = logger.getLevel();
        boolean others = logger.getUseParentHandlers();
        Handler ear = new Handler() {
            @Override
            public void publish(LogRecord record) {
                if (Thread.currentThread() == asking) {
                    sent.add(record.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(ear);
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.FINE);
        try {
            work.run();
        } finally {
            logger.setLevel(level);
            logger.setUseParentHandlers(others);
            logger.removeHandler(ear);
        }
        return sent;
    }
}
