package org.rapport.kit.http;

import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.rapport.events.CrmRecord;

/** The answer to a POST that made a record: 201, and where it is. */
public final class Created {

    private Created() {}

    /** The response that carries {@code record}, found below the path of the request. */
    public static <R extends CrmRecord> RestResponse<R> at(UriInfo uri, R record) {
        return at(uri, record.id(), record);
    }

    /** The response that carries {@code body}, found as {@code id} below the path of the request. */
    public static <T> RestResponse<T> at(UriInfo uri, UUID id, T body) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, body)
                .location(uri.getAbsolutePathBuilder().path(id.toString()).build())
                .build();
    }
}
