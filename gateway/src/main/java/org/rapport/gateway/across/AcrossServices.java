package org.rapport.gateway.across;

import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.route.Proxy;
import org.rapport.gateway.token.Grant;

/** Something that is read of several services at once. */
public interface AcrossServices {

    /** Whether it is at {@code path}. */
    boolean isAt(String path);

    /** Takes over the exchange of somebody who was admitted, to read it. */
    void read(Exchange exchange, Grant grant, Proxy proxy);
}
