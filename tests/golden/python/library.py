"""Cases of math, statistics and string, made at random by the CPython that runs this: python tests/golden/library.py"""
import json, math, random, statistics, string
random.seed(2)
cases=[]
def enc(o):
    if isinstance(o,float): return {"f":repr(o)}
    if isinstance(o,tuple): return {"t":[enc(x) for x in o]}
    if isinstance(o,list): return [enc(x) for x in o]
    return o
def run(f):
    try: v=f()
    except Exception as e: return {"err":type(e).__name__+": "+str(e)}
    if isinstance(v,int) and not -2**63<=v<2**63: return {"err":"OverflowError: integers beyond 64 bits are not held here"}
    return {"ok":enc(v)}
def rf():
    r=random.random()
    if r<.2: return random.choice([0.0,-0.0,1.0,-1.0,0.5,-0.5,2.0,1e308,1e-308,float('inf'),float('-inf'),float('nan'),3.0,170.5,-2.5,100.0,1e17,5e-324])
    if r<.5: return random.uniform(-1,1)
    if r<.8: return random.uniform(-30,30)
    return random.uniform(-1,1)*10**random.randint(-10,10)
def ri(): return random.choice([0,1,2,3,-1,5,10,17,20,21,60,random.randint(-100,100),random.randint(0,10**12)])
def any_(): return random.choice([rf,rf,rf,ri])()
special={'dist':lambda:[[rf() for _ in range(3)],[rf() for _ in range(random.choice([3,3,3,2]))]],'fsum':lambda:[[rf()*10.0**random.randint(-5,20) if random.random()<.8 else .1 for _ in range(random.randint(0,8))]],
'prod':lambda:[[any_() for _ in range(random.randint(0,4))]],'hypot':lambda:[random.uniform(-9,9) for _ in range(random.randint(0,4))],'ldexp':lambda:[rf(),random.randint(-20,20)],'comb':lambda:[random.randint(-1,70),random.randint(-1,10)],'perm':lambda:[random.randint(-1,20),random.choice([None,2,3,-1,25])],
'gcd':lambda:[ri() for _ in range(random.randint(0,3))],'isclose':lambda:(lambda a:[a,a+random.choice([0,1e-10,1e-3])])(rf()),'log':lambda:[any_()]+([random.choice([2,10,0.5,1,0])] if random.random()<.5 else [])}
special['lcm']=special['gcd']
for n in ('factorial','isqrt'): special[n]=lambda:[ri()%10**(9 if n=='isqrt' else 2)-1]
for n in ('atan2','copysign','fmod','nextafter','pow','remainder'): special[n]=lambda:[any_(),any_()]
for n in sorted(dir(math)):
    if n[0]=='_' or n in('pi','e','tau','inf','nan'): continue
    for i in range(22):
        a=special.get(n,lambda:[any_()])()
        if random.random()<.06: a=random.choice([[],['a'],[None],a+a+a,[1.5,2.5],a+['x']])
        kw={}
        if n=='isclose' and random.random()<.4: kw={'rel_tol':1e-2}
        if n=='prod' and random.random()<.3: kw={'start':random.choice([2,.5])}
        if n in('floor','ceil','trunc') and a and isinstance(a[0],float) and abs(a[0])>9e18 and math.isfinite(a[0]): continue
        cases.append(['math',n,[enc(a),{k:enc(v) for k,v in kw.items()}],run(lambda:getattr(math,n)(*a,**kw))])
def data():
    r=random.random(); n=random.choice([0,1,2,3,4,5,6,9,20])
    if r<.3: return [random.randint(-5,20) for _ in range(n)]
    if r<.6: return [round(random.uniform(-5,5),2) for _ in range(n)]
    if r<.8: return [random.uniform(-1,1)*10**random.randint(-3,6) for _ in range(n)]
    if r<.9: return [random.choice([0.1,1,2.5,3]) for _ in range(n)]
    return [random.uniform(0,9) for _ in range(n)]
for n in statistics.__all__:
    if n in('NormalDist','StatisticsError','linear_regression'): continue
    for i in range(40):
        d=data(); a=[d]; kw={}
        if n in('covariance','correlation'): a=[d,[random.uniform(-3,3) for _ in d]]
        if n=='geometric_mean' and random.random()<.8: a=[[abs(x)+.1 for x in d]]
        if n=='harmonic_mean' and random.random()<.8: a=[[abs(x)+.1 for x in d]]
        if n=='quantiles': kw=random.choice([{}, {'n':10},{'n':4,'method':'inclusive'},{'method':'foo'},{'n':0}])
        if n=='fmean' and random.random()<.3: a=[d,[random.randint(0,3) for _ in d]]
        if n in('stdev','variance') and random.random()<.1: a=[d,1.5]
        if random.random()<.02: a=[]
        if random.random()<.02: kw={'foo':1}
        if random.random()<.02 and n in('mean','stdev','variance','pstdev','pvariance'): a=[['a','b','c']]+a[1:]
        if n.startswith('median') and a and a[0] and isinstance(a[0][0],str): continue
        cases.append(['statistics',n,[enc(a),{k:enc(v) for k,v in kw.items()}],run(lambda:getattr(statistics,n)(*a,**kw))])
for n in ('ascii_letters','ascii_lowercase','ascii_uppercase','digits','hexdigits','octdigits','punctuation','printable','whitespace'): cases.append(['string',n,None,{"ok":getattr(string,n)}])
for t,s in (('hello big  world',None),('a-bc-d','-'),('',None)): cases.append(['capwords',t,s,{"ok":string.capwords(t,s)}])
json.dump(cases,open(__file__.replace('.py','.json'),'w'),separators=(',',':'))
print(len(cases))
