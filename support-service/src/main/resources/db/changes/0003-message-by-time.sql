--liquibase formatted sql

--changeset support:0003-message-by-time
--comment: The messages of a ticket are listed by their time, like everything else.
create index ticket_message_by_time on ticket_message (tenant_id, ticket_id, at, id);
drop index ticket_message_by_ticket;
--rollback create index ticket_message_by_ticket on ticket_message (tenant_id, ticket_id, id);
--rollback drop index ticket_message_by_time;
