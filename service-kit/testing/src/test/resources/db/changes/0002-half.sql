--liquibase formatted sql

--changeset kit:0002-half
--comment: Waits in its middle for as long as somebody holds that lock.
create table half (id int primary key);
select pg_advisory_xact_lock(20261128);
insert into half (id) values (1);
--rollback drop table half;
