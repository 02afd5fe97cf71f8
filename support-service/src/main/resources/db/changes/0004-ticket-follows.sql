--liquibase formatted sql

--changeset support:0004-ticket-follows
--comment: The closed ticket on which the customer wrote again. Its number is kept beside it: numbers never change.
alter table ticket add follows_id uuid;
alter table ticket add follows_number text collate "C";
alter table ticket add constraint ticket_follows_a_ticket
    foreign key (tenant_id, follows_id) references ticket (tenant_id, id);
alter table ticket add constraint ticket_follows_one_with_a_number
    check ((follows_id is null) = (follows_number is null));
create index ticket_by_predecessor on ticket (tenant_id, follows_id) where follows_id is not null;
--rollback drop index ticket_by_predecessor;
--rollback alter table ticket drop constraint ticket_follows_one_with_a_number;
--rollback alter table ticket drop constraint ticket_follows_a_ticket;
--rollback alter table ticket drop column follows_number;
--rollback alter table ticket drop column follows_id;
