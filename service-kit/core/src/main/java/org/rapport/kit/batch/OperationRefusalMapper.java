package org.rapport.kit.batch;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what the operation that failed would have answered alone. */
@Provider
class OperationRefusalMapper implements ExceptionMapper<OperationRefusal> {

    @Override
    public Response toResponse(OperationRefusal refusal) {
        return refusal.problem().toResponse();
    }
}
