package org.rapport.gateway.exchange;

/** Paths that the gateway answers itself. */
public interface Pages {

    /** Answers if the path is one of its own, and says whether it was. */
    boolean serve(Exchange exchange);
}
