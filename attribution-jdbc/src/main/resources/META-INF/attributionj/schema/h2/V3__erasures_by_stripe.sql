-- How often events of the customers of a stripe were erased. Events are otherwise only added, never changed: as long as this
-- number stands still, a program that knows as many events of a customer as there are knows them all.

ALTER TABLE ${at}stripes ADD COLUMN erasures BIGINT DEFAULT 0 NOT NULL;
