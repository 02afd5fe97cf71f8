package org.rapport.kit.http;

import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.rapport.events.CrmRecord;

/** The answer to a POST that made a record: 201, and where it is. */
public final class Created {

    private Created() {}

    /** The response that carries {@code record}, found below the path of the request. */
    public static <R extends CrmRecord> RestResponse<R> at(UriInfo uri, R record) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, record)
                .location(uri.getAbsolutePathBuilder()
                        .path(record.id().toString())
                        .build())
                .build();
    }
}
