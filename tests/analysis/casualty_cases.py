"""Invented sentences with the claims a careful recorder would write down.

Each case is a sentence and its claims: the words of the number, low, high (None = open), kind
and group, written short: K killed, W wounded, C casualties, KW killed or wounded, M missing,
D detained, H kidnapped (held), X displaced; c civilians, k children, f fighters, g government
forces, - none. Every place, name and event is made up. A sentence without claims is a trap.
"""

from __future__ import annotations

KIND = {
    "K": "killed", "W": "wounded", "C": "casualties", "KW": "killed_or_wounded",
    "M": "missing", "D": "detained", "H": "kidnapped", "X": "displaced",
}  # fmt: skip
GROUP = {"c": "civilians", "k": "children", "f": "fighters", "g": "government_forces", "-": None}

# text :: number | low | high | kind | group ; number | ...
LINES = """
Seven people were killed in Velmora on Tuesday. :: Seven|7|7|K|-
The shelling killed 19 people. :: 19|19|19|K|-
Police said 33 people had died. :: 33|33|33|K|-
At least 18 people died and 45 were injured when a train left the rails near Tarsk. :: At least 18|18|.|K|- ; 45|45|45|W|-
No fewer than 70 villagers were killed in the raid. :: No fewer than 70|70|.|K|c
As many as 300 people have been killed since March. :: As many as 300|.|300|K|-
Up to 25 soldiers were wounded in the ambush. :: Up to 25|.|25|W|g
More than 60 civilians have been killed in Orsk since Monday. :: More than 60|61|.|K|c
Over 90 people were hurt in the stampede. :: Over 90|91|.|W|-
Fewer than 20 people were injured. :: Fewer than 20|.|19|W|-
Under 15 people died in the fire, the mayor said. :: Under 15|.|14|K|-
About 80 prisoners died in the fire at Dravik jail. :: About 80|72|88|K|-
Some 200 people were killed by the cyclone. :: Some 200|180|220|K|-
Around 1,000 miners were injured over the decade. :: Around 1,000|900|1100|W|-
Approximately 50 rebels were killed, the army said. :: Approximately 50|45|55|K|f
An estimated 3,000 people have died of cholera. :: An estimated 3,000|2700|3300|K|-
Nearly 40 people were killed. :: Nearly 40|36|40|K|-
Almost 500 people have been wounded since Friday. :: Almost 500|450|500|W|-
Between 30 and 45 people were killed in the landslide. :: Between 30 and 45|30|45|K|-
The raid left 10 to 15 people dead. :: 10 to 15|10|15|K|-
Five or six guards were wounded. :: Five or six|5|6|W|-
At least 40 and up to 60 people were killed, the monitor said. :: At least 40 and up to 60|40|60|K|-
Several people were wounded. :: Several|3|9|W|-
A handful of protesters were arrested. :: A handful|3|9|D|-
Many people were killed in the bombing. :: Many|3|.|K|-
Dozens were killed and scores injured in Kestral. :: Dozens|24|99|K|- ; scores|40|99|W|-
Tens of civilians were killed. :: Tens|20|99|K|c
Hundreds of people were killed in the quake. :: Hundreds|200|999|K|-
Thousands have been displaced by the floods. :: Thousands|2000|9999|X|-
Tens of thousands of people were displaced. :: Tens of thousands|20000|99999|X|-
Several tens of thousands of villagers have been displaced by the fighting. :: Several tens of thousands|20000|99999|X|c
More than a dozen people were killed. :: More than a dozen|13|.|K|-
A dozen soldiers were wounded. :: A dozen|12|12|W|g
Two dozen people were hurt. :: Two dozen|24|24|W|-
One hundred and twelve people were killed. :: One hundred and twelve|112|112|K|-
The war has displaced 1.2 million people. :: 1.2 million|1200000|1200000|X|-
A policeman was killed and two others were wounded. :: A policeman|1|1|K|g ; two|2|2|W|-
A woman and two children were killed when a mortar hit their house. :: A woman|1|1|K|- ; two|2|2|K|k
A 9-year-old girl was wounded in the shelling. :: A 9-year-old girl|1|1|W|k
A 23-year-old student was shot dead in Ravna. :: A 23-year-old student|1|1|K|-
There were no casualties. :: no casualties|0|0|C|-
No one was hurt in the blast. :: No one|0|0|W|-
Nobody was killed in the attack. :: Nobody|0|0|K|-
None of the passengers was injured. :: None|0|0|W|-
The bomb did not cause casualties. :: not cause casualties|0|0|C|-
The explosion caused no deaths. :: no deaths|0|0|K|-
No civilians were killed, the ministry said. :: No civilians|0|0|K|c
The general denied that any civilians were killed. :: any civilians|0|0|K|c
The fire did not result in any injuries. :: not result in any injuries|0|0|W|-
The army denied that any soldiers had been captured. :: any soldiers|0|0|D|g
Nobody was killed or wounded in the clash. :: Nobody|0|0|KW|-
No injuries were reported. :: No injuries|0|0|W|-
In Dornau, at least 4 were killed and 8 wounded. :: at least 4|4|.|K|- ; 8|8|8|W|-
Fifty people, including 11 children, were killed. :: Fifty|50|50|K|- ; 11|11|11|K|k
Officials counted 120 dead, 40 of them children. :: 120|120|120|K|- ; 40|40|40|K|k
Sixteen people were killed, among them three policemen. :: Sixteen|16|16|K|- ; three|3|3|K|g
Of the 60 dead, 22 were civilians. :: 60|60|60|K|- ; 22|22|22|K|c
The army said 30 rebels were killed; the rebels put the number at 12. :: 30|30|30|K|f ; 12|12|12|K|-
The death toll rose to 54 from 38. :: 54|54|54|K|-
The toll has climbed to 211. :: 211|211|211|K|-
The death toll stands at 1,340, the ministry said. :: 1,340|1340|1340|K|-
The number of dead reached 77 on Sunday. :: 77|77|77|K|-
The storm's death toll rose from 12 to 19. :: 19|19|19|K|-
Rescuers raised the death toll to at least 65. :: at least 65|65|.|K|-
The blast brought to 14 the number of soldiers killed this month. :: 14|14|14|K|g
The number of wounded rose to 230. :: 230|230|230|W|-
The number of missing was put at 41. :: 41|41|41|M|-
Ten people may have died in the fire. :: Ten|10|10|K|-
There could be 50 wounded, a doctor said. :: 50|50|50|W|-
As many as 90 people are feared dead. :: As many as 90|.|90|K|-
Twelve fishermen are believed to have drowned. :: Twelve|12|12|K|-
The bomb could have killed 100 people. ::
The attack would kill thousands, experts warned. ::
The group threatened to kill 20 hostages. ::
If the dam breaks, 5,000 people will die. ::
The plot aimed to kill up to 300 people. ::
The drill simulated a blast with 60 wounded. ::
A warhead of this size could kill 10,000 people. ::
Doctors warn that 4,000 children may die without food. ::
He was sentenced to death for killing three policemen. :: three|3|3|K|g
Maria Delvane, 34, was killed in the shelling. ::
The soldier was killed on the spot. ::
His wife was wounded. ::
Sixty percent of the dead were women. ::
Half of those killed were children. ::
Twenty people survived the crash. ::
About 40,000 people are trapped in Velm. ::
Six attackers opened fire on the convoy. ::
Three gunmen stormed the bank and fled. ::
The rebels released 14 prisoners. ::
Twelve guerrillas surrendered. ::
The brigade has 3,000 soldiers. ::
Prosecutors indicted 17 officers. ::
There were 40 attacks in May. ::
The shelling left casualties. ::
No casualty figures were available. ::
There were no immediate reports of casualties. ::
Another person was killed. ::
A large number of people were killed. ::
Thirty people were taken to hospital. ::
Ten people were injured, two seriously. :: Ten|10|10|W|-
Nine people were wounded, three of them critically. :: Nine|9|9|W|-
Gunmen killed a mayor and his driver. :: a mayor|1|1|K|-
Guerrillas murdered five peasants in the village of Las Brisas. :: five|5|5|K|c
Two nuns were assassinated on 3 March. :: Two|2|2|K|-
Fire claimed 23 lives in the old market. :: 23|23|23|K|-
The epidemic has claimed the lives of 450 people. :: 450|450|450|K|-
Forty lives were lost when the ferry sank. :: Forty|40|40|K|-
The attack cost the lives of six marines. :: six|6|6|K|g
Police found 14 bodies in a well. :: 14|14|14|K|-
The bodies of eight miners were recovered. :: eight|8|8|K|-
The war caused the loss of 300 soldiers. :: 300|300|300|K|g
Eight martyrs were buried in Sarda. :: Eight|8|8|K|-
He reported the death of 30 subversives. :: 30|30|30|K|f
The clash left 9 dead and 15 wounded. :: 9|9|9|K|- ; 15|15|15|W|-
Twenty were killed or wounded. :: Twenty|20|20|KW|-
The ambush left 35 dead and wounded. :: 35|35|35|KW|-
More than 70 people were killed and injured in Kemal. :: More than 70|71|.|KW|-
The bombing killed and wounded dozens of civilians. :: dozens|24|99|KW|c
The army suffered 40 casualties. :: 40|40|40|C|g
The enemy suffered 40 casualties. :: 40|40|40|C|-
We inflicted 25 casualties in the battle of Cerro Alto. :: 25|25|25|C|-
The rebels inflicted 60 casualties on the army. :: 60|60|60|C|g
The guerrillas suffered 11 dead and 20 wounded. :: 11|11|11|K|f ; 20|20|20|W|f
The offensive cost the army 50 dead. :: 50|50|50|K|g
There were 17 casualties among the civilian population. :: 17|17|17|C|c
Four civilian casualties were reported. :: Four|4|4|C|c
Seven civilian deaths were confirmed. :: Seven|7|7|K|c
Twelve rebel fighters and five soldiers died. :: Twelve|12|12|K|f ; five|5|5|K|g
Three members of the security forces were killed. :: Three|3|3|K|g
Six members of the Free Valley Front were killed. :: Six|6|6|K|-
Four Hezbollah fighters died near the border. :: Four|4|4|K|f
Ten Taliban were killed in the air strike. :: Ten|10|10|K|f
Two members of the family were killed. :: Two|2|2|K|-
Eleven army officers were arrested. :: Eleven|11|11|D|g
Two lieutenants and a sergeant were captured. :: Two|2|2|D|g ; a sergeant|1|1|D|g
Three journalists were kidnapped in Torvan. :: Three|3|3|H|-
Gunmen abducted 15 workers from a bus. :: 15|15|15|H|-
The group is holding nine tourists hostage. :: nine|9|9|H|-
Rebels took 30 hostages. :: 30|30|30|H|-
Seventeen students have disappeared since 1982. :: Seventeen|17|17|M|-
The flood left 4,000 people homeless. :: 4,000|4000|4000|X|-
Some 9,000 people fled their homes. :: Some 9,000|8100|9900|X|-
Up to 12 climbers are missing. :: Up to 12|.|12|M|-
Two sailors are still unaccounted for. :: Two|2|2|M|-
Twenty people were killed in the north and 12 in the south. :: Twenty|20|20|K|- ; 12|12|12|K|-
Eight soldiers were killed, 20 wounded and three captured. :: Eight|8|8|K|g ; 20|20|20|W|g ; three|3|3|D|g
The toll: 12 dead, 30 injured. :: 12|12|12|K|- ; 30|30|30|W|-
5 killed, 20 hurt in Marbury blast :: 5|5|5|K|- ; 20|20|20|W|-
Roadside bomb kills four troops in Kandora :: four|4|4|K|g
Air strikes kill at least 16 in Delmar :: at least 16|16|.|K|-
Car bomb injures 30 near embassy :: 30|30|30|W|-
Suicide bomber kills eight policemen, wounds 14 :: eight|8|8|K|g ; 14|14|14|W|g
Two killed, dozens injured as bridge collapses in Ostrava Norte :: Two|2|2|K|- ; dozens|24|99|W|-
Death toll in mine fire reaches 48 :: 48|48|48|K|-
Flooding leaves 10 dead, 2,000 homeless :: 10|10|10|K|- ; 2,000|2000|2000|X|-
Militants abduct 12 aid workers, kill two :: 12|12|12|H|- ; two|2|2|K|-
SUBVERSIVES KILLED SIX PEASANTS IN THE HAMLET OF SAN LUCAS. :: SIX|6|6|K|c
THE ARMY REPORTED THAT 14 GUERRILLAS DIED AND 5 WERE CAPTURED. :: 14|14|14|K|f ; 5|5|5|D|f
A CORPORAL AND THREE SOLDIERS DIED IN THE CLASH. :: A CORPORAL|1|1|K|g ; THREE|3|3|K|g
OUR FORCES ANNIHILATED 12 SOLDIERS AND WOUNDED 7. :: 12|12|12|K|g ; 7|7|7|W|g
WE HAD 4 DEAD AND 9 WOUNDED. :: 4|4|4|K|- ; 9|9|9|W|-
A TOTAL OF 36 POLICEMEN HAVE BEEN MURDERED THIS YEAR. :: 36|36|36|K|g
NO VICTIMS WERE REPORTED. :: NO VICTIMS|0|0|C|-
THE EXPLOSION CAUSED DAMAGE BUT NO INJURIES. :: NO INJURIES|0|0|W|-
THE TERRORISTS KIDNAPPED TWO ENGINEERS AND A TECHNICIAN. :: TWO|2|2|H|- ; A TECHNICIAN|1|1|H|-
ALL 107 PASSENGERS ON BOARD DIED. :: 107|107|107|K|-
THE BODIES OF TWO POLICE OFFICERS WERE FOUND NEAR THE RIVER. :: TWO|2|2|K|g
Seven of the wounded later died. :: Seven|7|7|K|-
The dead included four children and a nurse. :: four|4|4|K|k ; a nurse|1|1|K|-
Among the dead were two firefighters. :: two|2|2|K|-
Three children were among the dead. :: Three|3|3|K|k
The victims were five labourers from the south. :: five|5|5|C|-
Two of the victims were foreigners. :: Two|2|2|C|-
Troops killed eight militants, including a commander. :: eight|8|8|K|f ; a commander|1|1|K|f
At least 30 people (12 soldiers and 18 civilians) died. :: At least 30|30|.|K|- ; 12|12|12|K|g ; 18|18|18|K|c
Sixty-one people died: 40 soldiers, 11 policemen and 10 civilians. :: Sixty-one|61|61|K|- ; 40|40|40|K|g ; 11|11|11|K|g ; 10|10|10|K|c
The ministry admitted 12 deaths, while the rebels claimed 45. :: 12|12|12|K|- ; 45|45|45|K|-
The monitor counted 80 dead, 25 more than the government. :: 80|80|80|K|-
The pandemic has killed more than 2 million people. :: more than 2 million|2000001|.|K|-
Measles killed 62 children in the camp. :: 62|62|62|K|k
About 30 people a day are dying in the camp. :: About 30|27|33|K|-
Malaria kills 400,000 people a year. :: 400,000|400000|400000|K|-
The earthquake killed 73 people, injured 400 and left 6,000 homeless. :: 73|73|73|K|- ; 400|400|400|W|- ; 6,000|6000|6000|X|-
A bus plunged into a ravine, killing all 29 on board. :: 29|29|29|K|-
The crash killed the pilot and three passengers. :: three|3|3|K|-
The explosion killed four people instantly. :: four|4|4|K|-
Two people were burned to death. :: Two|2|2|K|-
Five men were hacked to death with machetes. :: Five|5|5|K|-
Three brothers were gunned down outside a bar. :: Three|3|3|K|-
Police shot dead six demonstrators. :: six|6|6|K|-
Troops shot and killed two youths. :: two|2|2|K|-
The judge and two bodyguards were killed. :: two|2|2|K|-
An officer was killed and another wounded. :: An officer|1|1|K|g
Fourteen people lost their lives in the avalanche. :: Fourteen|14|14|K|-
Two miners suffered burns. :: Two|2|2|W|-
Some 300 people were rounded up and 40 remain in jail. :: Some 300|270|330|D|-
Police detained more than 400 demonstrators. :: more than 400|401|.|D|-
Eight suspected terrorists were arrested. :: Eight|8|8|D|f
They captured 20 soldiers and seized 15 rifles. :: 20|20|20|D|g
The rebels shot down two helicopters and captured four tanks. ::
Three hospitals, two schools and 40 houses were hit. ::
The hurricane destroyed 300 homes. ::
The convoy of 60 trucks reached 12,000 people. ::
In 2014, the town had 8,000 inhabitants. ::
The war of 1967 lasted six days. ::
He was 45 when he died. ::
She died 20 years ago. ::
They were arrested at 10:30 p.m. on 5 May. ::
The raid took place 30 km from where he was killed. ::
Two days after the killing, police arrested a suspect named Tovo Rell. ::
The airline carries 2 million passengers a year. ::
Twenty cows and 300 sheep were killed by the blast. ::
Forty delegates debated the deaths for three hours. ::
Flight 612 crashed; the cause is unknown. ::
The strike, the third in two days, wounded nobody. ::
He has spent 14 years on death row. ::
Five death threats were sent to the judge. ::
The army has 12 field hospitals for the wounded. ::
Thousands of mourners attended the funeral of the dead. ::
Millions watched as the victims were buried. ::
Hundreds of people protested against the killings. ::
Four hundred doctors treated the injured. ::
The fighting, which has killed 240 people since June, continued. :: 240|240|240|K|-
The battle in which 31 soldiers died lasted two days. :: 31|31|31|K|g
Relatives of the 43 students who disappeared met the president. :: 43|43|43|M|-
The two engineers were driving home when they were abducted. :: two|2|2|H|-
Of 200 people on board, 170 died. :: 170|170|170|K|-
He said that 27 people, most of them women, were injured. :: 27|27|27|W|-
Shelling in Barra and Selm killed 12 and 8 people respectively. :: 12|12|12|K|- ; 8|8|8|K|-
Two soldiers and seven insurgents were killed, and three civilians were wounded. :: Two|2|2|K|g ; seven|7|7|K|f ; three|3|3|W|c
The attackers killed three guards before they fled with two hostages. :: three|3|3|K|-
More people were killed on Monday than in any month since 2009. ::
Rebels say they have killed 40 soldiers; the army says it lost six men. :: 40|40|40|K|g ; six|6|6|K|-
The army lost 18 soldiers in the fighting. :: 18|18|18|K|g
A spokesman said 11 soldiers and "an unknown number" of rebels had died. :: 11|11|11|K|g
Thirteen people, nine of whom were children, were buried alive. :: Thirteen|13|13|K|- ; nine|9|9|K|k
The blast killed 20 people, 12 of whom were policemen. :: 20|20|20|K|- ; 12|12|12|K|g
Twenty-two workers were injured, 4 of whom died. :: Twenty-two|22|22|W|- ; 4|4|4|K|-
There have been 9,500 deaths from the virus. :: 9,500|9500|9500|K|-
The ministry recorded 14 new deaths. :: 14|14|14|K|-
Officials reported 31 fatalities. :: 31|31|31|K|-
Three people died and an unknown number are missing. :: Three|3|3|K|-
Two persons were found dead and five others injured. :: Two|2|2|K|- ; five|5|5|W|-
The landslide buried 16 houses, killing 9 people. :: 9|9|9|K|-
The fire spread through 40 rooms and killed six guests. :: six|6|6|K|-
It was the worst attack since 88 people died in 2003. :: 88|88|88|K|-
Four months later, six more people died. :: six|6|6|K|-
Another 17 were wounded. :: 17|17|17|W|-
Authorities fear that up to 400 people died. :: Up to 400|.|400|K|-
The group says it has lost 200 fighters since January. :: 200|200|200|K|f
Hostilities have uprooted 700,000 civilians. :: 700,000|700000|700000|X|c
More than 5,000 families have fled the fighting. ::
Five bystanders were caught in the crossfire and wounded. :: Five|5|5|W|c
Security forces killed 14 protesters, according to the opposition. :: 14|14|14|K|-
The avalanche buried 12 skiers; nine were found dead. :: nine|9|9|K|-
Guards fired on the crowd, killing two and wounding at least ten. :: two|2|2|K|- ; at least ten|10|.|W|-
A suicide bomber blew himself up, killing himself and six recruits. :: six|6|6|K|g
Fifteen passengers and a crew member died. :: Fifteen|15|15|K|- ; a crew member|1|1|K|-
Twelve women and children were killed. :: Twelve|12|12|K|-
Twenty soldiers and civilians were killed. :: Twenty|20|20|K|-
Two priests, a nun and 14 refugees were massacred. :: Two|2|2|K|- ; a nun|1|1|K|- ; 14|14|14|K|-
The disease has infected 300 people and killed 41. :: 41|41|41|K|-
Of the 90 injured, 12 died in hospital. :: 90|90|90|W|- ; 12|12|12|K|-
The raid resulted in the death of five civilians and the arrest of 20 others. :: five|5|5|K|c ; 20|20|20|D|-
The bombardment caused the death and injury of 15 residents. :: 15|15|15|KW|c
The clashes resulted in 6 martyrs and 13 wounded. :: 6|6|6|K|- ; 13|13|13|W|-
The commander put enemy losses at 70 dead. :: 70|70|70|K|-
An airstrike wiped out a family of seven. :: a family of seven|7|7|K|-
The storm killed at least one person. :: at least one|1|.|K|-
One soldier died and one was wounded. :: One|1|1|K|g ; one|1|1|W|g
Only three people were killed. :: three|3|3|K|-
A further 12 people were wounded. :: 12|12|12|W|-
Rights groups say 450 people have been tortured and 90 killed. :: 90|90|90|K|-
The government says 18 people died, but residents say at least 50 were killed. :: 18|18|18|K|- ; at least 50|50|.|K|-
The coalition denied killing 30 villagers. :: 30|30|30|K|c
Some 50 people were poisoned to death. :: Some 50|45|55|K|-
Thirty-one miners who were working below ground died. :: Thirty-one|31|31|K|-
Officials said seven people were being treated for burns. ::
It is the 12th attack this year. ::
Two-thirds of the victims were men. ::
One in five of the wounded died. ::
The court jailed 11 men. :: 11|11|11|D|-
The ship sank with 120 people aboard; 14 bodies have been found. :: 14|14|14|K|-
"We buried 27 people today," said a gravedigger. ::
Police seized 20 kilos of cocaine and arrested three men. :: three|3|3|D|-
The blaze left two firemen dead and caused $3 million in damage. :: two|2|2|K|-
Snipers killed a nine-year-old boy and wounded his father. :: a nine-year-old boy|1|1|K|k
An unidentified woman and her baby were killed. :: An unidentified woman|1|1|K|-
Rockets hit the market at noon. Eleven shoppers died. :: Eleven|11|11|K|-
The bombs hit two villages, leaving 22 dead. :: 22|22|22|K|-
Armed men executed 10 bus passengers on Highway 4. :: 10|10|10|K|-
Fourteen people have been confirmed dead. :: Fourteen|14|14|K|-
Two Americans and a Briton were among the dead. :: Two|2|2|K|- ; a Briton|1|1|K|-
Insurgents beheaded four captives. :: four|4|4|K|-
The typhoon has affected 90,000 people and killed 13. :: 13|13|13|K|-
Four French soldiers on patrol were wounded by a mine. :: Four|4|4|W|g
At dawn on 9 May, 3 officers and 17 conscripts were killed. :: 3|3|3|K|g ; 17|17|17|K|g
The United Nations said 1,119 people died last month, 764 of them civilians. :: 1,119|1119|1119|K|- ; 764|764|764|K|c
The town of Hesk was shelled for the third day, with at least 14 people killed and 60 injured, medics said. :: at least 14|14|.|K|- ; 60|60|60|W|-
With the latest deaths, 41 soldiers have now been killed this year. :: 41|41|41|K|g
The 12 killed on Friday were buried in Orsk. :: 12|12|12|K|-
Officials said the bodies of 19 migrants had washed ashore. :: 19|19|19|K|-
Rebel shells killed a schoolteacher and wounded her two sons. :: a schoolteacher|1|1|K|- ; two|2|2|W|-
A gunman killed four people before turning the gun on himself. :: four|4|4|K|-
At least 21 were dead and hundreds more missing after the dam burst. :: At least 21|21|.|K|- ; hundreds|200|999|M|-
The strike hit a wedding party, killing or wounding more than 50 guests. :: more than 50|51|.|KW|-
The ministry said 4,211 people had been infected and 187 had died. :: 187|187|187|K|-
Five of the nine hostages were killed during the rescue. :: Five|5|5|K|-
The quake has so far claimed 2,305 lives. :: 2,305|2305|2305|K|-
They had been holding 18 policemen captive since April. :: 18|18|18|H|g
The rebels captured a colonel and 14 troops. :: a colonel|1|1|D|g ; 14|14|14|D|g
It said 60 insurgents had been "neutralised" and seven wounded. :: seven|7|7|W|-
Residents said between 10 and 20 people were buried in the ruins; six bodies were pulled out. :: six|6|6|K|-
The injured included two cameramen. :: two|2|2|W|-
Among those killed were a district judge and his 8-year-old son. :: a district judge|1|1|K|-
A total of 1,020 people, including 310 women and 205 children, have been killed since 2019. :: 1,020|1020|1020|K|- ; 310|310|310|K|- ; 205|205|205|K|k
The government put the toll at 37 dead and 112 wounded. :: 37|37|37|K|- ; 112|112|112|W|-
Officials revised the toll down to 28 from 35. :: 28|28|28|K|-
The number of people killed in the landslides has risen to 63, with 19 still missing. :: 63|63|63|K|- ; 19|19|19|M|-
State television reported two deaths. :: two|2|2|K|-
The blast wounded 16, two of whom later died. :: 16|16|16|W|- ; two|2|2|K|-
Clashes between farmers and herders left over 30 dead in Balu state. :: over 30|31|.|K|-
An avalanche killed two climbers and injured a third. :: two|2|2|K|-
Three generations of one family, eight people in all, were killed. :: eight|8|8|K|-
Half a dozen protesters were wounded by rubber bullets. :: Half a dozen|6|6|W|-
An airliner with 150 people on board crashed; there were no survivors. ::
None of the 70 students on the bus was hurt. :: None|0|0|W|-
The operation ended without casualties. :: without casualties|0|0|C|-
The hostages were freed without loss of life. :: without loss of life|0|0|K|-
No soldier was wounded in the ambush. :: No soldier|0|0|W|g
There were no reports of injuries. ::
The ministry gave no details of casualties. ::
The army has not reported any casualties. :: not reported any casualties|0|0|C|-
Rebels denied that anyone had been killed. :: anyone|0|0|K|-
The pilot said nobody aboard had been hurt. :: Nobody|0|0|W|-
A spokesman denied that any of its fighters had been captured. :: any of its fighters|0|0|D|f
Two houses were burned and three people hacked to death in Kiru. :: three|3|3|K|-
Gunmen on motorcycles shot and wounded two nuns. :: two|2|2|W|-
Ten prisoners were executed at dawn. :: Ten|10|10|K|-
The militia executed 30 captured soldiers. :: 30|30|30|K|g
The fire gutted 12 shops and killed a night watchman. :: a night watchman|1|1|K|-
Nine crew members and 40 passengers drowned. :: Nine|9|9|K|- ; 40|40|40|K|-
Heavy rain has killed 58 people and affected a million more. :: 58|58|58|K|-
Pro-government militiamen lost 17 men. :: 17|17|17|K|g
Two pro-government fighters and nine jihadists were killed. :: Two|2|2|K|g ; nine|9|9|K|f
At least 15 children under the age of five have died of hunger. :: At least 15|15|.|K|k
Four boys aged 9 to 14 were killed by a mine. :: Four|4|4|K|k
A 16-year-old was shot dead. :: A 16-year-old|1|1|K|k
Two 11-year-old girls were abducted. :: Two|2|2|H|k
Four Red Cross workers were among 13 people killed. :: Four|4|4|K|- ; 13|13|13|K|-
The dead are five soldiers and two villagers. :: five|5|5|K|g ; two|2|2|K|c
The wounded were 14 policemen. :: 14|14|14|W|g
Some of the victims were children. ::
Most of the 80 dead were civilians. :: 80|80|80|K|-
About a quarter of the 1,200 wounded were children. :: 1,200|1200|1200|W|-
In all, 96 people have been killed and more than 300 detained. :: 96|96|96|K|- ; more than 300|301|.|D|-
The clashes, the worst in years, claimed at least eight lives. :: at least eight|8|.|K|-
The protests have cost 23 lives since October. :: 23|23|23|K|-
Doctors counted 31 bodies at the morgue. :: 31|31|31|K|-
Police found a mass grave with 46 bodies. :: 46|46|46|K|-
The remains of seven people were found in the wreck. :: seven|7|7|K|-
THE REBELS KILLED 2 SOLDIERS, WOUNDED 5, AND CAPTURED 1. :: 2|2|2|K|g ; 5|5|5|W|g ; 1|1|1|D|g
OUR CASUALTIES WERE 3 DEAD AND 7 WOUNDED. :: 3|3|3|K|- ; 7|7|7|W|-
THE ENEMY SUFFERED 12 DEAD, INCLUDING A LIEUTENANT, AND 20 WOUNDED. :: 12|12|12|K|- ; A LIEUTENANT|1|1|K|g ; 20|20|20|W|-
A PEASANT AND HIS WIFE WERE MURDERED BY SUBVERSIVES. :: A PEASANT|1|1|K|c
THE ARMED FORCES SUFFERED 44 CASUALTIES, 13 OF THEM DEAD. :: 44|44|44|C|g ; 13|13|13|K|g
WE PUT OUT OF ACTION 15 ELEMENTS OF THE 3D BRIGADE. :: 15|15|15|C|g
FOUR CIVIL GUARDSMEN WERE WOUNDED WHEN A BOMB WENT OFF. :: FOUR|4|4|W|g
UNIDENTIFIED MEN KIDNAPPED A JUDGE AND TWO OF HIS BODYGUARDS. :: A JUDGE|1|1|H|- ; TWO|2|2|H|-
IT WAS REPORTED THAT 2 CHILDREN, A WOMAN, AND 4 MEN WERE KILLED. :: 2|2|2|K|k ; A WOMAN|1|1|K|- ; 4|4|4|K|-
THE BOMBS LEFT AT LEAST ONE DEAD AND SEVERAL INJURED. :: AT LEAST ONE|1|.|K|- ; SEVERAL|3|9|W|-
MORE THAN 70,000 PEOPLE HAVE DIED IN THE 10-YEAR WAR. :: MORE THAN 70,000|70001|.|K|-
A CAR BOMB EXPLODED, WOUNDING AT LEAST 18 PEOPLE, MOST OF THEM PEDESTRIANS. :: AT LEAST 18|18|.|W|-
THE MINISTER SAID THAT 13 POLICE OFFICERS AND 27 TERRORISTS DIED IN THE CLASH. :: 13|13|13|K|g ; 27|27|27|K|f
TWELVE MINERS HAVE BEEN ARRESTED. :: TWELVE|12|12|D|-
Eight villagers, three of them women, were hurt. :: Eight|8|8|W|c ; three|3|3|W|c
Six officers, two of them generals, were arrested. :: Six|6|6|D|g ; two|2|2|D|g
Hurricane Olda killed 9 in Vell, 14 in Sarn and 2 in Mott. :: 9|9|9|K|- ; 14|14|14|K|- ; 2|2|2|K|-
The crash left one dead. :: one|1|1|K|-
One person was killed and 22 hurt. :: One|1|1|K|- ; 22|22|22|W|-
One of the attackers was killed. :: One|1|1|K|-
Two of the five gunmen were killed and the others fled. :: Two|2|2|K|f
An army patrol killed three rebels, including a local leader. :: three|3|3|K|f ; a local leader|1|1|K|f
Four journalists have been killed there this year, and dozens of others have fled. :: Four|4|4|K|-
Up to 40,000 people have fled their homes, the agency said. :: Up to 40,000|.|40000|X|-
The conflict has driven 90,000 people from their homes. :: 90,000|90000|90000|X|-
More than 3 million people are displaced. :: More than 3 million|3000001|.|X|-
Fighting has forced 12,000 villagers to flee. :: 12,000|12000|12000|X|c
Some 15,000 remain homeless a year after the quake. :: Some 15,000|13500|16500|X|-
The shelling wounded 3 and displaced 400. :: 3|3|3|W|- ; 400|400|400|X|-
An outbreak of cholera in Temba has killed 34, most of them children. :: 34|34|34|K|-
The virus killed one patient in three. ::
Twenty-two percent of patients died. ::
He lost two brothers in the war. :: two|2|2|K|-
The team lost five matches. ::
The party lost 40 seats. ::
The company lost 300 workers to a rival. ::
Two men tried to kill the president. ::
Three people were injured when a wall collapsed, one of them seriously. :: Three|3|3|W|-
Two drones were shot down and a pilot was captured. :: a pilot|1|1|D|-
Some 600 delegates from 40 countries discussed how 2,000 prisoners of war could be freed. ::
The 30-year-old driver was unhurt. ::
A spokesman for the killed policemen's families asked for 5 million pesos. ::
More than 100 tonnes of aid reached the injured. ::
The monitor, which has 230 volunteers, said 64 people were killed. :: 64|64|64|K|-
Since 1990 the group has killed an estimated 1,500 people. :: an estimated 1,500|1350|1650|K|-
The attack came a week after 27 people died in a similar blast. :: 27|27|27|K|-
After three days of clashes in which 50 died, a truce was signed. :: 50|50|50|K|-
A doctor said he had treated 40 wounded people. :: 40|40|40|W|-
He added that 3 of the injured were in a critical condition. ::
The authorities say 7 were killed, but local people speak of 20. :: 7|7|7|K|- ; 20|20|20|K|-
Both sides together have lost more than 1,000 fighters. :: more than 1,000|1001|.|K|f
A roadside bomb killed two, the army said, and gunmen killed a third soldier. :: two|2|2|K|-
Two soldiers, one of them an officer, were killed. :: Two|2|2|K|g ; one|1|1|K|g
Police said three suspects were killed in a shootout and two captured. :: three|3|3|K|- ; two|2|2|D|-
The landslide left at least seven people dead, with 20 others feared buried. :: at least seven|7|.|K|-
"""


def cases() -> list[tuple[str, list[tuple[str, int | None, int | None, str, str | None]]]]:
    """Return (sentence, [(words of the number, low, high, kind, group), ...]) for every line."""
    read = []
    for line in LINES.strip().splitlines():
        text, _, rest = line.partition("::")
        claims = []
        for part in filter(None, (p.strip() for p in rest.split(" ; "))):
            number, low, high, kind, group = part.split("|")
            claims.append(
                (
                    number,
                    None if low == "." else int(low),
                    None if high == "." else int(high),
                    KIND[kind],
                    GROUP[group],
                )
            )
        read.append((text.strip(), claims))
    return read
